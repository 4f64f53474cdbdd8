"""ROC curves: true against false alarms at every threshold."""
