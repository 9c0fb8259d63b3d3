namespace PyOps.Rules.Tests.Checks;

public class CondaActivationTests
{
    [Theory]
    [InlineData("containers: [{name: app, command: [conda, run, -n, a, python]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [conda, run, --no-capture-output, -n, a, python]}]", "")]
    [InlineData("containers: [{name: app, command: [conda, run, -n, a, --live-stream, python]}]", "")]
    [InlineData("containers: [{name: app, command: [/opt/conda/bin/conda, run, -p, /x, app]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [conda, run, -n, a, python, --no-capture-output]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [micromamba, run, -n, a, python]}]", "")]
    [InlineData("containers: [{name: app, command: [mamba, run, -n, a, python]}]", "")]
    [InlineData("containers: [{name: app, command: [/opt/conda/envs/a/bin/python, -m, b]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [/root/miniconda3/envs/a/bin/gunicorn, b]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [tini, --, /opt/conda/envs/a/bin/python]}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [sh, -c, 'exec /opt/conda/envs/a/bin/python -m b']}]", "containers[0].command")]
    [InlineData("containers: [{name: app, command: [bash, -c, 'source activate a && exec /opt/conda/envs/a/bin/python']}]", "")]
    [InlineData("containers: [{name: app, command: [conda, run, --no-capture-output, /opt/conda/envs/a/bin/python]}]", "")]
    [InlineData("containers: [{name: app, command: [/opt/venv/bin/python]}]", "")]
    [InlineData("containers: [{name: app, command: [/srv/envs/a/bin/python]}]", "")]
    [InlineData("containers: [{name: app, command: [/opt/conda/bin/python]}]", "")]
    [InlineData("containers: [{name: app, command: [python]}]", "")]
    [InlineData("containers: [{name: app, args: [/opt/conda/envs/a/bin/python]}]", "")]
    [InlineData("containers: [{name: app, args: [conda, run, python]}]", "containers[0].args")]
    [InlineData("initContainers: [{name: i, command: [conda, run, python]}]", "initContainers[0].command")]
    [InlineData("ephemeralContainers: [{name: e, command: [conda, run, python]}]", "")]
    public void An_environment_is_activated_and_its_output_seen(string spec, string found) => Given.Found("conda-activation", spec, found);
}
