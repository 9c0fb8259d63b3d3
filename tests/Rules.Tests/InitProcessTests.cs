using PyOps.Rules.Commands;

namespace PyOps.Rules.Tests;

public class InitProcessTests
{
    [Theory]
    [InlineData("tini -- python app.py")]
    [InlineData("/usr/bin/tini -g -- python app.py")]
    [InlineData("/pyops/tini -g -- python app.py")]
    [InlineData("tini-static python")]
    [InlineData("dumb-init gunicorn")]
    [InlineData("/sbin/docker-init -- app")]
    [InlineData("catatonit -- app")]
    [InlineData("s6-svscan /etc/s6")]
    [InlineData("/init")]
    [InlineData("/usr/bin/env tini -- app")]
    [InlineData("env -i PATH=/bin -u HOME tini -- app")]
    public void A_known_init_is_recognised(string command) => Assert.True(InitProcess.Starts(command.Split(' ')));

    [Theory]
    [InlineData("python app.py")]
    [InlineData("python tini")]
    [InlineData("sh -c tini")]
    [InlineData("/opt/tini/bin/app")]
    [InlineData("Tini -- app")]
    [InlineData("/app/init")]
    [InlineData("init")]
    [InlineData("env")]
    [InlineData("env A=tini")]
    [InlineData("env -S tini")]
    [InlineData("env -u")]
    [InlineData("")]
    public void Anything_else_is_none(string command) => Assert.False(InitProcess.Starts(command.Split(' ')));

    [Fact]
    public void No_command_is_no_init()
    {
        Assert.False(InitProcess.Starts(null));
        Assert.False(InitProcess.Starts([]));
    }
}
