error-near = ; похожи: { $found }
