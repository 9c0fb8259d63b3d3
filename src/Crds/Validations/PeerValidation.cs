using k8s.Models;
using PyOps.Crds.Markers;
using PyOps.Rules.Checks;

namespace PyOps.Crds.Validations;

/// <summary>Who may connect: each entry is one kind of peer, and says what a NetworkPolicy can say.</summary>
internal static class PeerValidation
{
    /// <summary>What to write.</summary>
    public const string Range = "write a range of addresses, such as 10.0.0.0/8, 192.0.2.7/32 or 2001:db8::/32, without leading zeros";

    public static IEnumerable<FieldError> Check(IEnumerable<V1NetworkPolicyPeer>? peers) =>
        Items.Of(peers, "spec.networkPolicy.allowFrom").SelectMany(entry => Peer(entry.Item, entry.Path));

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
        if (whole is null)
            yield return new($"{path}.cidr", $"{Show.Quoted(text)}: {Range}");
        foreach (var (field, except) in Items.Of(block.Except, $"{path}.except"))
        {
            if (Cidr.Read(except) is not { } part)
            {
                yield return new(field, $"{Show.Quoted(except)}: {Range}");
            }
            else if (whole?.Holds(part) is false)
            {
                yield return new(field, $"{Show.Quoted(except)} is not a part of {Show.Quoted(text)}: "
                    + "except takes a smaller range out of cidr");
            }
        }
    }
}
