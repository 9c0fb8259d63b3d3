using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Who may connect: each entry is one kind of peer, and says what a NetworkPolicy can say.</summary>
internal static class PeerValidation
{
    private const string Range = "write a range of addresses, such as 10.0.0.0/8, 192.0.2.7/32 or 2001:db8::/32, without leading zeros";

    public static IEnumerable<FieldError> Check(IEnumerable<V1NetworkPolicyPeer>? peers) =>
        Items.Of(peers, "spec.networkPolicy.allowFrom").SelectMany(entry => Peer(entry.Item, entry.Path));

    /// <summary>What is wrong with a range of addresses; null when nothing is.</summary>
    public static string? Problem(string text) => (Cidr.Read(text), Cidr.Better(text)) switch
    {
        (null, _) => $"{Show.Quoted(text)}: {Range}",
        (_, { } better) =>
            $"{Show.Quoted(text)} is an address in a range: write {better} for the range, or the whole length for the address",
        _ => null,
    };

    private static IEnumerable<FieldError> Peer(V1NetworkPolicyPeer peer, string path)
    {
        if (peer.IpBlock is null == (peer.PodSelector ?? peer.NamespaceSelector) is null)
            return [new(path, Fixes.NetworkPeer)];
        return
        [
            .. Block(peer.IpBlock, $"{path}.ipBlock"),
            .. SelectorValidation.Check(peer.PodSelector, $"{path}.podSelector"),
            .. SelectorValidation.Check(peer.NamespaceSelector, $"{path}.namespaceSelector"),
        ];
    }

    private static IEnumerable<FieldError> Block(V1IPBlock? block, string path)
    {
        if (block?.Cidr is not { } text)
            yield break;
        var whole = Cidr.Read(text);
        if (Problem(text) is { } problem)
            yield return new($"{path}.cidr", problem);
        foreach (var (field, except) in Items.Of(block.Except, $"{path}.except"))
        {
            if (Problem(except) is { } wrong)
            {
                yield return new(field, wrong);
            }
            else if (whole?.Holds(Cidr.Read(except)!) is false)
            {
                yield return new(field, $"{Show.Quoted(except)} is not a part of {Show.Quoted(text)}: "
                    + "except takes a smaller range out of cidr");
            }
        }
    }
}
