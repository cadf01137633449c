"""The parts that only a notebook needs: table, predictions, progress, figures, sliders."""
