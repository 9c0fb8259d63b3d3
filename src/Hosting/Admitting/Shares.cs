using System.Runtime.InteropServices;

namespace PyOps.Hosting.Admitting;

/// <summary>
/// How many of so many are whose: one address has at most three quarters of them, one network seven eighths. For one thread at a time.
/// </summary>
/// <param name="most">How many there are.</param>
public sealed class Shares(int most)
{
    private readonly Dictionary<UInt128, int> ofAddress = [];
    private readonly Dictionary<UInt128, int> ofNetwork = [];
    private int taken;

    /// <summary>Whether somebody may have one more.</summary>
    public bool HasRoom(Origin origin) => !IsAddressFull(origin) && !IsNetworkFull(origin) && taken < most;

    /// <summary>Whether his address has its share.</summary>
    public bool IsAddressFull(Origin origin) => ofAddress.GetValueOrDefault(origin.Address) >= most * 3 / 4;

    /// <summary>Whether his network has its share.</summary>
    public bool IsNetworkFull(Origin origin) => OfNetwork(origin) >= most * 7 / 8;

    /// <summary>How many his network has.</summary>
    public int OfNetwork(Origin origin) => ofNetwork.GetValueOrDefault(origin.Network);

    /// <summary>Whether somebody who may not have one more might if another had one less.</summary>
    public bool MakesRoom(Origin another, Origin origin) =>
        IsAddressFull(origin) ? another.Address == origin.Address
        : !IsNetworkFull(origin) || another.Network == origin.Network;

    /// <summary>Somebody has one more.</summary>
    public void Add(Origin origin)
    {
        taken++;
        CollectionsMarshal.GetValueRefOrAddDefault(ofAddress, origin.Address, out _)++;
        CollectionsMarshal.GetValueRefOrAddDefault(ofNetwork, origin.Network, out _)++;
    }

    /// <summary>Somebody has one less.</summary>
    public void Remove(Origin origin)
    {
        taken--;
        Remove(ofAddress, origin.Address);
        Remove(ofNetwork, origin.Network);
    }

    private static void Remove(Dictionary<UInt128, int> counts, UInt128 who)
    {
        if (--CollectionsMarshal.GetValueRefOrNullRef(counts, who) == 0)
            counts.Remove(who);
    }
}
