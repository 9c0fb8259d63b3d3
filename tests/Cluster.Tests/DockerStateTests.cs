using System.Net;
using System.Net.Sockets;

namespace PyOps.Cluster.Tests;

public class DockerStateTests
{
    [Fact]
    public async Task Without_a_daemon_k3s_is_out_and_the_reason_is_said()
    {
        var state = await Ask("tcp://127.0.0.1:1");

        Assert.False(state.Usable);
        Assert.Contains(state.Why, (string[])["no Docker daemon answers", "there is no docker command"]);
    }

    [Fact]
    public async Task A_daemon_that_hangs_is_given_up_after_two_seconds()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        // Far more than the two seconds, far less than a hang: this test is about ending, not about the machine's speed.
        var state = await Ask($"tcp://{silent.LocalEndpoint}").WaitAsync(TimeSpan.FromSeconds(30));

        Assert.False(state.Usable);
        Assert.True(
            state.Why.EndsWith("did not end in 2 s", StringComparison.Ordinal) || state.Why is "there is no docker command", state.Why);
    }

    private static Task<DockerState> Ask(string host) =>
        DockerState.Ask("rancher/k3s:none", new Dictionary<string, string>(StringComparer.Ordinal) { ["DOCKER_HOST"] = host });
}
