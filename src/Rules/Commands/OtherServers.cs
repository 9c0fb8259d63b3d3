namespace PyOps.Rules.Commands;

/// <summary>The servers that Debian does not have, from the documentation of each.</summary>
internal static class OtherServers
{
    private const string Loopback = "127.0.0.1";
    private const string Everywhere = "0.0.0.0";

    /// <summary>Their part of the table.</summary>
    public static readonly Server[] All =
    [
        new()
        {
            Program = "fastapi", Verbs = ["dev"], Source = "fastapi-cli 0.0.8", Host = Loopback, Hosts = ["--host"], Ports = ["--port"],
            PortVariables = ["UVICORN_PORT"], HostVariables = ["UVICORN_HOST"],
        },
        new()
        {
            Program = "fastapi", Verbs = ["run"], Source = "fastapi-cli 0.0.8", Host = Everywhere, Hosts = ["--host"], Ports = ["--port"],
        },
        new()
        {
            Program = "granian", Source = "2.5", Host = Loopback, Hosts = ["--host"], Ports = ["--port"], Sockets = ["--uds"],
            HostVariables = ["GRANIAN_HOST"], PortVariables = ["GRANIAN_PORT"],
        },
        new()
        {
            Program = "sanic", Source = "24.12", Host = Loopback, Hosts = ["-H", "--host"], Ports = ["-p", "--port"],
            Sockets = ["-u", "--unix"],
        },
        new() { Program = "quart", Verbs = ["run"], Source = "0.20", Host = Loopback, Hosts = ["-h", "--host"], Ports = ["-p", "--port"] },
        new()
        {
            Program = "litestar", Verbs = ["run"], Source = "2.18", Host = Loopback, Hosts = ["-H", "--host"], Ports = ["-p", "--port"],
            Sockets = ["-F", "--fd", "--file-descriptor", "-U", "--uds", "--unix-domain-socket"], HostVariables = ["LITESTAR_HOST"],
            PortVariables = ["LITESTAR_PORT"],
        },
        new()
        {
            Program = "mlflow", Verbs = ["server", "ui"], Source = "2.22", Host = Loopback,
            Hosts = ["-h", "--host"], Ports = ["-p", "--port"],
            HostVariables = ["MLFLOW_HOST"], PortVariables = ["MLFLOW_PORT"],
        },
        Jupyter("jupyter", "lab", "notebook", "server", "nbclassic"), Jupyter("jupyter-lab"), Jupyter("jupyter-notebook"),
        Jupyter("jupyter-server"),
        new()
        {
            Program = "streamlit", Verbs = ["run"], Source = "1.50", Host = Everywhere,
            Hosts = ["--server.address"], Ports = ["--server.port"],
            HostVariables = ["STREAMLIT_SERVER_ADDRESS"], PortVariables = ["STREAMLIT_SERVER_PORT"],
        },
        new() { Program = "dagster-webserver", Source = "1.11", Host = Loopback, Hosts = ["-h", "--host"], Ports = ["-p", "--port"] },
        new()
        {
            Program = "datasette", Source = "0.65", Host = Loopback, Hosts = ["-h", "--host"], Ports = ["-p", "--port"],
            Sockets = ["--uds"],
        },
        new()
        {
            Program = "http.server", Source = "Python 3.11, measured", Host = Everywhere, Hosts = ["-b", "--bind"], TakesAddress = true,
        },
    ];

    private static Server Jupyter(string program, params string[] verbs) => new()
    {
        Program = program,
        Verbs = verbs,
        Source = "jupyter-server 2.17",
        Host = "localhost",
        Hosts = ["--ip", "--ServerApp.ip", "--NotebookApp.ip"],
        Ports = ["--port", "--ServerApp.port", "--NotebookApp.port"],
        Sockets = ["--sock"],
        Files = ["--config"],
        PortVariables = ["JUPYTER_PORT"],
    };
}
