namespace Forestall.Files;

/// <summary>A place in a JSON text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters (Unicode code points), from 1.</param>
internal readonly record struct JsonPoint(int Line, int Column);

/// <summary>What a JSON value is.</summary>
internal enum JsonKind
{
    /// <summary>Names and values in braces.</summary>
    Object,

    /// <summary>Values in square brackets.</summary>
    List,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>true or false.</summary>
    Truth,

    /// <summary>null.</summary>
    Nothing,
}

/// <summary>A JSON value and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">Where it begins.</param>
internal sealed record JsonNode(JsonKind Kind, JsonPoint At)
{
    /// <summary>The text; empty unless it is one.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The number; infinite when it is too large for a double.</summary>
    public double Number { get; init; }

    /// <summary>Values of a list, in order.</summary>
    public IReadOnlyList<JsonNode> Items { get; init; } = [];

    /// <summary>Members of an object, in order, each name once.</summary>
    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    /// <summary>The value under a name; null when there is none.</summary>
    public JsonNode? Find(string name) => Members.FirstOrDefault(m => m.Name == name)?.Value;

    /// <summary>The kind in words.</summary>
    public string InWords => Kind switch
    {
        JsonKind.Object => "an object in braces",
        JsonKind.List => "a list in square brackets",
        JsonKind.Text => "a text in quotes",
        JsonKind.Number => "a number",
        JsonKind.Truth => "true or false",
        _ => "null",
    };
}

/// <summary>A name and its value.</summary>
/// <param name="Name">The name.</param>
/// <param name="At">Where the name stands.</param>
/// <param name="Value">The value.</param>
internal sealed record JsonMember(string Name, JsonPoint At, JsonNode Value);
