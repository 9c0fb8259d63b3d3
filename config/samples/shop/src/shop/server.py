"""gunicorn's settings. GUNICORN_CMD_ARGS, where it is set, wins over them."""
import os

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
worker_tmp_dir = "/dev/shm"
threads = 4
accesslog = "-"
errorlog = "-"
