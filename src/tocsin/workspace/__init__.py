"""One open store, one casebook, one person, one clock: every act and every question of a person."""
