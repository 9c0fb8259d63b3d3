// usage: bare-kestrel PORT FOLDER BYTES     reads each body, and answers a constant review of so many bytes,
// over HTTPS with FOLDER's tls.crt and tls.key
using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

var pair = X509Certificate2.CreateFromPemFile(Path.Combine(args[1], "tls.crt"), Path.Combine(args[1], "tls.key"));
var tls = new SslServerAuthenticationOptions
{
    ServerCertificateContext = SslStreamCertificateContext.Create(pair, null, offline: true),
    ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
};
var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
builder.WebHost.UseKestrelCore();
builder.WebHost.UseKestrelHttpsConfiguration();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = null;
    kestrel.Limits.MaxConcurrentConnections = 4096;
    kestrel.Limits.MaxRequestBufferSize = 64 * 1024;
    kestrel.Limits.Http2.InitialStreamWindowSize = 64 * 1024;
    kestrel.Limits.Http2.InitialConnectionWindowSize = 128 * 1024;
    kestrel.Limits.Http2.MaxStreamsPerConnection = 250;
    kestrel.Listen(IPAddress.Any, int.Parse(args[0]), endpoint =>
    {
        endpoint.Protocols = HttpProtocols.Http1AndHttp2;
        endpoint.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls) });
    });
});
await using var application = builder.Build();
// This version's answers need not name the request.
var answer = Encoding.ASCII.GetBytes(
    """{"apiVersion":"admission.k8s.io/v1beta1","kind":"AdmissionReview","response":{"uid":"","allowed":true}}"""
        .PadRight(int.Parse(args[2])));
application.Run(async context =>
{
    var pipe = context.Request.BodyReader;
    for (var isAll = false; !isAll;)
    {
        var read = await pipe.ReadAsync();
        isAll = read.IsCompleted;
        pipe.AdvanceTo(read.Buffer.End);
    }
    context.Response.ContentType = "application/json";
    context.Response.ContentLength = answer.Length;
    context.Response.BodyWriter.Write(answer);
});
await application.RunAsync();
