"""What only a notebook needs: the table, predictions, progress, figures, sliders."""
