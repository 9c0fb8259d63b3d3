using System.Text.Json;
using System.Text.Json.Nodes;

namespace PyOps.Operator.Runtime.Comparing;

/// <summary>Which values the API server does not store, because they say the same as saying nothing.</summary>
internal static class Omission
{
    /// <summary>
    /// Plain booleans of the API, of which false is omitted. In the others (privileged, allowPrivilegeEscalation, ...) false and absent
    /// are two different things.
    /// </summary>
    private static readonly HashSet<string> plainBooleans =
    [
        "hostNetwork", "hostPID", "hostIPC", "paused", "publishNotReadyAddresses", "readOnly", "stdin", "stdinOnce", "tty",
    ];

    /// <summary>Plain integers of the API, of which 0 is omitted. Most have a default instead, and 0 is a statement.</summary>
    private static readonly HashSet<string> plainNumbers = ["minReadySeconds", "initialDelaySeconds", "hostPort", "nodePort"];

    /// <summary>Strings of which the empty one is a choice: "no class" and not "the default class".</summary>
    private static readonly HashSet<string> meaningfulEmptyStrings = ["storageClassName", "ingressClassName"];

    /// <summary>Objects that choose something by being there: this kind of volume, every pod.</summary>
    private static readonly HashSet<string> meaningfulEmptyObjects = ["emptyDir", "podSelector", "namespaceSelector"];

    /// <summary>Whether a value at this place is the same as none.</summary>
    public static bool EqualsAbsent(JsonNode? value, Place place) => value switch
    {
        null => true,
        JsonObject members => !meaningfulEmptyObjects.Contains(place.Name)
            && members.All(member => EqualsAbsent(member.Value, place.Member(member.Key))),
        JsonArray items => items.Count == 0,
        _ when place.IsLiteral => false,
        _ => value.GetValueKind() switch
        {
            JsonValueKind.False => plainBooleans.Contains(place.Name),
            JsonValueKind.Number => plainNumbers.Contains(place.Name) && value.GetValue<decimal>() == 0,
            JsonValueKind.String => !meaningfulEmptyStrings.Contains(place.Name) && value.GetValue<string>().Length == 0,
            _ => false,
        },
    };

    /// <summary>
    /// Whether the API server adds this member by itself. Asked only below what we own as a whole, where any other addition is somebody's
    /// change.
    /// </summary>
    public static bool IsServerDefault(string name, JsonNode? value) => (name, value?.ToString()) is
        ("protocol", "TCP") or ("apiVersion", "v1") or ("expirationSeconds", "3600") or ("divisor", "0");
}
