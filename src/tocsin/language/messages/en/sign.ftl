# How far an alarm is signed off: the same words on every page, feed and message.
sign-draft = draft, not signed off
sign-one = draft, signed by { $who }; another person must sign
sign-done = signed by { $who }
