namespace PyOps.Client;

/// <summary>No usable connection to a cluster. The message says what was looked for and what to do; it is meant for a person.</summary>
public sealed class ConnectionException(string message, Exception? inner = null) : Exception(message, inner);
