# What was not read or was read anew, and why.
read-why-nothing_watched = nothing watched is named in them; the search finds them, and --read-all reads them
read-why-far_from_watched = far from anything watched; --read-all reads them
read-why-language = in a language that is not read for claims; names are found
read-why-after_as_of = later than as-of
read-why-same_text = the same text as before at the same place
read-why-refused = refused: { $reason }
read-one-nothing_watched = nothing watched is named in it
read-one-failed = it could not be read
read-texts = { $n ->
        [one] { $n } text
       *[other] { $n } texts
    }
read-documents = { $n ->
        [one] { $n } document
       *[other] { $n } documents
    }
read-inputs = { $n ->
        [one] { $n } input
       *[other] { $n } inputs
    }
read-sentences = { $n ->
        [one] { $n } sentence
       *[other] { $n } sentences
    } of { $amount }
read-anew = { $n ->
        [one] { $n } capture
       *[other] { $n } captures
    } looked at, { $anew } read anew
read-anew-done = { $n ->
        [one] { $n } capture
       *[other] { $n } captures
    } looked at, { $anew } read anew.
read-anew-nothing = Everything was read under this casebook and program: nothing to read anew.
read-anew-why = { $n }: { $why }
read-anew-asked = everything is to be read anew
read-anew-program = read by another version of the program
read-anew-source = its source is another entry of the casebook now
read-anew-entries = it holds a name or term that the casebook changed
read-anew-rematched = { $n ->
        [one] { $n } document
       *[other] { $n } documents
    } matched with other narratives than before, without being read anew
read-anew-later = { $n ->
        [one] { $n } capture
       *[other] { $n } captures
    } later than as-of, left as before
