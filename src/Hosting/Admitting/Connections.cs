using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PyOps.Hosting.Admitting;

/// <summary>Seats for connections.</summary>
public static class Connections
{
    /// <summary>
    /// Gives each connection of an endpoint a seat before anything of it is read, TLS included; it is among the features of its requests.
    /// </summary>
    public static void UseSeats(this ListenOptions endpoint, Seats seats) => endpoint.Use(next => async connection =>
    {
        using var seat = seats.Take(Origin.Of((connection.RemoteEndPoint as IPEndPoint)?.Address), connection.Abort);
        connection.Features.Set(seat);
        await next(connection);
    });
}
