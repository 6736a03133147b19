error-near = ; near it: { $found }
