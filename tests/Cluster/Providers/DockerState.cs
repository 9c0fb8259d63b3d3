using System.ComponentModel;

namespace PyOps.Cluster;

/// <summary>Whether k3s can run in a Docker daemon, and in words why or why not.</summary>
public sealed record DockerState(bool Usable, string Why)
{
    /// <summary>How long a daemon may take to answer; one that hangs must not hold up the tests.</summary>
    public static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan PullTime = TimeSpan.FromSeconds(60);

    /// <summary>Asks the daemon that the docker command talks to; DOCKER_HOST and contexts count.</summary>
    /// <param name="image">The image that has to be there, or to be had within a minute.</param>
    /// <param name="environment">Variables for the docker command, on top of this process's own.</param>
    public static async Task<DockerState> Ask(string image, IReadOnlyDictionary<string, string>? environment = null)
    {
        Task<ToolResult> Docker(TimeSpan deadline, params string[] arguments) =>
            Tool.Run("docker", arguments, deadline, environment: environment);

        try
        {
            if (await Docker(AnswerTime, "version", "--format", "{{.Server.Version}}") is { ExitCode: not 0 })
                return new(false, "no Docker daemon answers");
            if (await Docker(AnswerTime, "image", "inspect", image) is { ExitCode: 0 })
                return new(true, $"the Docker daemon has {image}");
            return await Docker(PullTime, "pull", "--quiet", image) is { ExitCode: 0 }
                ? new(true, $"the Docker daemon pulled {image}")
                : new(false, $"the Docker daemon cannot pull {image}");
        }
        catch (TimeoutException late)
        {
            return new(false, late.Message);
        }
        catch (Win32Exception)
        {
            return new(false, "there is no docker command");
        }
    }
}
