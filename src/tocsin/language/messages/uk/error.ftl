error-near = ; схожі: { $found }
