namespace PyOps.Rules.Reading;

/// <summary>Values that nearly every pod has; they need no string of their own.</summary>
internal static class CommonTexts
{
    public static readonly FieldNames All = new(
        "ALL", "Always", "IfNotPresent", "Never", "OnFailure", "RuntimeDefault", "Localhost", "Unconfined", "Default", "HTTP", "HTTPS",
        "http", "https",
        "metrics", "default", "linux", "windows", "NET_BIND_SERVICE", "app", "main", "python", "python3", "gunicorn", "uvicorn", "sh",
        "-c", "-m", "PORT",
        "PYTHONUNBUFFERED", "PYTHONFAULTHANDLER", "1", "8000", "8080", "/healthz", "/readyz", "/livez", "/", "sleep", "true", "false", "",
        "v1", "Pod",
        "apps/v1", "Deployment", "tini", "--", "--bind", "0.0.0.0:8000", "0.0.0.0:8080", "tmp", "config", "data", "TCP", "UDP");
}
