# Track records of sources and of reported events.
grade-record = тексерілген { $n } тұжырымның { $fine } расталды
grade-too-few = { $record }; әріп үшін { $needed } керек
grade-none = оның бірде-бір тұжырымы тексерілмеген
grade-confirmed = өз бастапқы айтушысы бар { $n } тәуелсіз дереккөз солай дейді
grade-denied = { $n } тұжырымда теріске шығарылған; оны { $origins } тәуелсіз дереккөз қолдайды
grade-one-origin = бір ғана дереккөз: шындығын бағалау мүмкін емес
