using PyOps.Rules.Pods;
using PyOps.Rules.Programs;

namespace PyOps.Rules.Checks.Handbook;

/// <summary>
/// A server listens where others can reach it.
/// Reads: command, args and the variables by which Python servers are told where to listen, ports and probes; of what runs for ever.
/// Allowed: anything that does not name loopback (127.x.x.x, localhost, ::1) and, of a server that listens there when nothing is said, an
/// address, a configuration file or, for gunicorn, PORT; several addresses of which one is another, sockets not counted. Not asked of what
/// another container of the pod stands in front of: no port and no probe of its own, or a neighbour that names its address. The options of
/// a program that is not known are those of a server only if it has ports or probes.
/// </summary>
internal static class LoopbackBind
{
    public static readonly Rule Rule = new(Check)
    {
        Id = "loopback-bind",
        Practice = "6.1",
        Default = Effect.Warn,
        Title = "A server that listens on 127.0.0.1",
        Why = "Probes and Services connect to the pod's address: they are refused although the application runs.",
        Fix = "Listen on 0.0.0.0.",
        Before = """
            containers:
            - name: app
              command: [gunicorn, --bind, "127.0.0.1:8000", shop.wsgi]
            """,
        After = """
            containers:
            - name: app
              command: [gunicorn, --bind, "0.0.0.0:8000", shop.wsgi]
            """,
    };

    private static void Check(PodView pod, Parameters parameters, Findings findings)
    {
        foreach (var container in pod.Containers)
        {
            if (!LongRunning.MayServe(pod, container))
                continue;
            var addresses = Listening.Of(container, Neighbours.IsServer(container));
            if (OnlyInPod(addresses) is { } address && !Neighbours.AskOnLoopback(pod, container, addresses))
                findings.Add(container, address.Field, address.Text, Problem(container, address));
        }
    }

    // A socket is reached from nowhere else either.
    private static Address? OnlyInPod(List<Address> addresses)
    {
        Address? first = null;
        foreach (var address in addresses)
        {
            if (address.Reach is Reach.Everybody or Reach.Unknown)
                return null;
            if (address.Reach == Reach.Pod)
                first ??= address;
        }
        return first;
    }

    private static string Problem(ContainerView container, Address address) => address.IsDefault
        ? $"{container.Application!.Program} listens on {address.Text} when nothing else is said, which is reached only from inside the "
            + "pod; make it listen on 0.0.0.0"
        : $"{Show.Quoted(address.Text)} is reached only from inside the pod; listen on 0.0.0.0";
}
