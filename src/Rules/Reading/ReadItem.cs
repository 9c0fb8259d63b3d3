namespace PyOps.Rules.Reading;

/// <summary>Reads one item of a list; null is an item too.</summary>
internal delegate T ReadItem<out T>(ref JsonCursor json);
