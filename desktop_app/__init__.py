"""The Qt face of Voxgate: pages, widgets and the services behind them."""
