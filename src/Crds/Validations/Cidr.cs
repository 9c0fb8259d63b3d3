using System.Globalization;
using System.Net;
using System.Net.Sockets;
using PyOps.Crds.Markers;

namespace PyOps.Crds.Validations;

/// <summary>A range of addresses as Kubernetes reads one: 10.0.0.0/8 or 2001:db8::/32.</summary>
internal sealed record Cidr(IPAddress Address, int Length)
{
    // .NET takes more for an address than is one there: 10.1, 0x0a.0.0.1, [::1], fe80::1%eth0.
    private const string Form = "[0-9]{1,3}([.][0-9]{1,3}){3}/[0-9]{1,2}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*/[0-9]{1,3}";

    /// <summary>Reads a range; null when it is none.</summary>
    public static Cidr? Read(string text)
    {
        if (!Patterns.Matches(text, Form) || text.Split('/') is not [var address, var length])
            return null;
        // A leading zero is read as octal by some and as nothing by others: which range it is nobody should have to guess.
        if (address.Split('.').Any(part => part is ['0', not ':', ..]) && !address.Contains(':', StringComparison.Ordinal))
            return null;
        return IPAddress.TryParse(address, out var parsed) && !parsed.IsIPv4MappedToIPv6
            && int.Parse(length, CultureInfo.InvariantCulture) is var bits && bits <= Bits(parsed)
            ? new(parsed, bits)
            : null;
    }

    /// <summary>The range that an address lies in which has bits behind the length, such as 10.1.2.3/8; null for what is a range.</summary>
    public static string? Better(string text) =>
        Read(text) is { } range && !range.Address.Equals(range.Base()) ? $"{range.Base()}/{range.Length}" : null;

    /// <summary>Whether another range is a part of this one, and not all of it.</summary>
    public bool Holds(Cidr part) =>
        part.Address.AddressFamily == Address.AddressFamily && part.Length > Length && new IPNetwork(Base(), Length).Contains(part.Address);

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    private IPAddress Base()
    {
        var bytes = Address.GetAddressBytes();
        for (var bit = Length; bit < bytes.Length * 8; bit++)
            bytes[bit / 8] &= (byte)~(0x80 >> (bit % 8));
        return new IPAddress(bytes);
    }
}
