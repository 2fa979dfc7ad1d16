"""What incentives prints, draws and exports."""
