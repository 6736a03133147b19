# How sure a judgement is, and why. A sentence about confidence says nothing of likelihood.
confidence-sentence = Confidence in this judgement is { $level }: { $parts }.
confidence-low = low
confidence-moderate = moderate
confidence-high = high
confidence-origins =
    { $n ->
        [one] { $n } independent origin
       *[other] { $n } independent origins
    }
confidence-measured = attention above baseline measured
confidence-not-measured = no attention above baseline measured
confidence-measures-nothing = attention is not among the indicators
confidence-graded = sources with a track record
confidence-not-graded = no source with a logged track record
confidence-unchecked =
    { $n } of { $of ->
        [one] { $of } indicator
       *[other] { $of } indicators
    } could not be checked
confidence-checked =
    { $of ->
        [one] { $of } indicator
       *[other] { $of } indicators
    } checked
confidence-assumptions =
    { $n ->
        [one] { $n } assumption
       *[other] { $n } assumptions
    }
