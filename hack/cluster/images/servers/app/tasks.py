import celery

import work

app = celery.Celery("tasks", broker="filesystem://")
app.conf.broker_transport_options = {"data_folder_in": "/tmp", "data_folder_out": "/tmp", "processed_folder": "/tmp"}


@app.task
def slow():
    work.work()


if __name__ == "__main__":
    slow.delay()
