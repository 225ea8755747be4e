namespace Forestall.Workbench.Shell;

/// <summary>Sentences as they stand on a page by themselves.</summary>
internal static class Sentences
{
    /// <summary>A sentence with a capital, unless it begins with the name of a file, which is as it is.</summary>
    public static string Begun(string sentence) =>
        sentence.Split(' ', 2)[0].AsSpan().TrimEnd(":,").ContainsAny('.', '/', '\\') ? sentence : char.ToUpperInvariant(sentence[0]) + sentence[1..];
}
