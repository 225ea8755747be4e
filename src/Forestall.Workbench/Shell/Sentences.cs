namespace Forestall.Workbench.Shell;

/// <summary>Sentences as they stand on a page by themselves.</summary>
internal static class Sentences
{
    /// <summary>A text with its first letter large, whatever it is.</summary>
    /// <param name="text">The text, not empty.</param>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A sentence with a capital, unless it begins with the name of a file, which is as it is.</summary>
    public static string Begun(string sentence) =>
        sentence.Split(' ', 2)[0].AsSpan().TrimEnd(":,").ContainsAny('.', '/', '\\') ? sentence : Capital(sentence);
}
