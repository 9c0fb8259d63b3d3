using PyOps.Rules.Evaluation;
using PyOps.Rules.Policies;

namespace PyOps.Rules.Tests.Checks;

public class MigrateOnStartTests
{
    [Theory]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python manage.py migrate && exec gunicorn a']}]", "containers[0].command")]
    [InlineData(
        "containers: [{name: app, command: [bash, -lc, './manage.py migrate --noinput; exec gunicorn a']}]",
        "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'django-admin migrate; app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python -m django migrate; app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'alembic -c a.ini upgrade head && exec app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python -m alembic upgrade head; app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'flask --app a db upgrade && flask run']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'aerich upgrade && app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'poetry run python manage.py migrate && app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'uv run --frozen alembic upgrade head && app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'pipenv run alembic upgrade head && app']}]", "containers[0].command")]
    [InlineData(
        "containers: [{name: app, command: [sh, -c, 'while ! python manage.py migrate; do sleep 1; done; app']}]",
        "containers[0].command")]
    [InlineData(
        "containers: [{name: app, command: [sh, -c, 'if [ -n \"$M\" ]; then (cd x && alembic upgrade head); fi; app']}]",
        "containers[0].command")]
    [InlineData("containers: [{name: app, command: [su, app, -c, 'python manage.py migrate && exec app']}]", "containers[0].command")]
    [InlineData(
        "containers: [{name: app, command: [sh, -c, 'wait-for-it.sh db:5432 -- python manage.py migrate; app']}]",
        "containers[0].command")]
    [InlineData("containers: [{name: app, command: [python, manage.py, migrate]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python migrate.py; app']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, args: [sh, -c, 'alembic upgrade head && app']}]", "containers[0].args")]
    [InlineData("containers: [{name: app, args: [alembic, upgrade, head]}]", "containers[0].args")]
    [InlineData(
        "containers: [{name: app, lifecycle: {postStart: {exec: {command: [python, manage.py, migrate]}}}}]",
        "containers[0].lifecycle.postStart.exec.command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python manage.py migrate --check && exec app']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python manage.py migrate --plan; app']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'alembic upgrade head --sql; app']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python manage.py showmigrations; app']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'alembic current; app']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'python manage.py collectstatic && exec gunicorn a']}]", "")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'echo alembic upgrade head; app']}]", "")]
    [InlineData("containers: [{name: app, command: [gunicorn, a]}]", "")]
    [InlineData("initContainers: [{name: i, command: [alembic, upgrade, head]}]", "")]
    [InlineData("restartPolicy: Never, containers: [{name: app, command: [alembic, upgrade, head]}]", "")]
    public void A_migration_runs_once(string spec, string found) => Given.Found("migrate-on-start", spec, found);

    [Theory]
    [InlineData("apps/v1", "Deployment", "replicas: 2, ", true)]
    [InlineData("apps/v1", "StatefulSet", "replicas: 3, ", true)]
    [InlineData("apps/v1", "DaemonSet", "", true)]
    [InlineData("apps/v1", "Deployment", "replicas: 1, ", false)]
    [InlineData("apps/v1", "Deployment", "", false)]
    [InlineData("batch/v1", "Job", "", false)]
    public void An_init_container_migrates_where_one_pod_starts(string version, string kind, string replicas, bool isFound)
    {
        var read = Given.Read(
            $"{{apiVersion: {version}, kind: {kind}}}",
                $"{replicas}template: {{spec: {{initContainers: [{{name: i, command: [alembic, upgrade, head]}}]}}}}");
        var policy = Selection.Of("migrate-on-start", Policy.Default, out _)!;

        Assert.Equal(isFound ? 1 : 0, Evaluator.Find(read.Pod!, policy, Given.Request).Count);
    }
}
