namespace Forestall.Cli.Output;

/// <summary>Texts that fit the cell of a table.</summary>
internal static class Cell
{
    /// <summary>The text, or its beginning and an ellipsis when it is longer than <paramref name="length"/> characters.</summary>
    public static string Shortened(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
