using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

/// <summary>Forms as a browser sends them, with the token of the page they stand on.</summary>
internal static partial class Forms
{
    public static FormUrlEncodedContent Of(string page, params (string Name, string Value)[] fields) =>
        new([KeyValuePair.Create("__RequestVerificationToken", TokenOf(page)), .. fields.Select(static f => KeyValuePair.Create(f.Name, f.Value))]);

    /// <summary>The token of the first form on a page.</summary>
    public static string TokenOf(string page) => Token().Match(page).Groups["value"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
