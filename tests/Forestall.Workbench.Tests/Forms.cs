using System.Text.RegularExpressions;

namespace Forestall.Workbench.Tests;

/// <summary>Forms as a browser sends them, with the token of the page they stand on.</summary>
internal static partial class Forms
{
    public static FormUrlEncodedContent Of(string page, params (string Name, string Value)[] fields) =>
        new([KeyValuePair.Create("__RequestVerificationToken", Token().Match(page).Groups["value"].Value), .. fields.Select(static f => KeyValuePair.Create(f.Name, f.Value))]);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
