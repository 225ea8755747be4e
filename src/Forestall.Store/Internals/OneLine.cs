using System.Globalization;

namespace Forestall.Store.Internals;

/// <summary>What may stand in one line of an entry's text.</summary>
internal static class OneLine
{
    public const int Longest = 1000;

    public static bool Holds(string text) =>
        text.Length is > 0 and <= Longest && text.Trim().Length == text.Length && IsWellFormed(text) && !text.Any(static c =>
            char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    /// <summary>The text without spaces at its ends.</summary>
    /// <exception cref="InputException">It is empty, too long, or not one line.</exception>
    public static string Checked(string? text, string what)
    {
        var trimmed = text?.Trim() ?? string.Empty;
        return trimmed.Length == 0 ? throw new InputException($"{what} is missing; give it.")
            : trimmed.Length > Longest ? throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{what} is longer than {Longest} characters; shorten it."))
            : Holds(trimmed) ? trimmed
            : throw new InputException($"{what} is not one line of plain text; leave out line breaks and control characters.");
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
