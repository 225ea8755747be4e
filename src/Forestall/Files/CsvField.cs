namespace Forestall.Files;

/// <summary>A field of comma-separated values.</summary>
public static class CsvField
{
    /// <summary>The text, in quotes where it holds a comma, a quote or a line break (RFC 4180).</summary>
    public static string Quoted(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
