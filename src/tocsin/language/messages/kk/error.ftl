error-near = ; ұқсастары: { $found }
