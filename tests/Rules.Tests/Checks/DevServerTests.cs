namespace PyOps.Rules.Tests.Checks;

public class DevServerTests
{
    [Theory]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [./manage.py, runserver, '0:80']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [django-admin, runserver]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, -m, django, runserver]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, manage.py, runserver_plus]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [flask, run]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [flask, --app, a, --debug, run]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python3.12, -m, flask, run]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [poetry, run, flask, run]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'flask db upgrade && exec flask run']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [uvicorn, a, --reload]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [gunicorn, --reload, a]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [hypercorn, --reload, a]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [fastapi, dev]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [fastapi, run]}]", "")]
    [InlineData("containers: [{name: app, command: [fastapi, run, --reload]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, -m, http.server]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [watchmedo, auto-restart, --, celery]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [app], env: [{name: FLASK_DEBUG, value: '1'}]}]", "containers[0].env[FLASK_DEBUG]")]
    [InlineData("containers: [{name: app, command: [app], env: [{name: FLASK_DEBUG, value: 'False'}]}]", "")]
    [InlineData("containers: [{name: app, command: [app], env: [{name: FLASK_DEBUG, value: '0'}]}]", "")]
    [InlineData("containers: [{name: app, command: [app], env: [{name: FLASK_ENV, value: development}]}]", "containers[0].env[FLASK_ENV]")]
    [InlineData("containers: [{name: app, command: [app], env: [{name: FLASK_ENV, value: production}]}]", "")]
    [InlineData(
        "containers: [{name: app, command: [gunicorn, a], env: [{name: GUNICORN_CMD_ARGS, value: --reload}]}]",
        "containers[0].env[GUNICORN_CMD_ARGS]")]
    [InlineData(
        "containers: [{name: app, command: [uvicorn, a], env: [{name: UVICORN_RELOAD, value: 'true'}]}]",
        "containers[0].env[UVICORN_RELOAD]")]
    [InlineData("containers: [{name: app, command: [gunicorn, a]}]", "")]
    [InlineData("containers: [{name: app, command: [app, --debug]}]", "")]
    [InlineData("containers: [{name: app, command: [python, manage.py, migrate]}]", "")]
    [InlineData("containers: [{name: app, command: [flask, db, upgrade]}]", "")]
    [InlineData("restartPolicy: Never, containers: [{name: app, command: [flask, run]}]", "")]
    [InlineData("containers: [{name: app, args: [flask, run]}]", "containers[0].args")]
    [InlineData("containers: [{name: app, args: [--reload]}]", "")]
    public void What_serves_is_made_for_it(string spec, string found) => Given.Found("dev-server", spec, found);
}
