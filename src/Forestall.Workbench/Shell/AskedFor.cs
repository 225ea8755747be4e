using System.Globalization;

namespace Forestall.Workbench.Shell;

/// <summary>Values of an address's query, each read or refused in one sentence.</summary>
internal static class AskedFor
{
    /// <summary>A whole number; null where none was given.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static int? Whole(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw Wrong(text, name, typeof(int));

    /// <summary>Yes or no; no where nothing was given.</summary>
    /// <exception cref="InputException">It is neither.</exception>
    public static bool Truth(string? text, string name) =>
        !string.IsNullOrWhiteSpace(text) && (bool.TryParse(text, out var truth) ? truth : throw Wrong(text, name, typeof(bool)));

    /// <summary>A month; null where none was given.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static Month? Month(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : Forestall.Month.TryParse(text, out var month) ? month
        : throw new InputException($"'{text}' is no month; write it as yyyy-MM, for example 1994-03.");

    /// <summary>The sentence for a value of the wrong kind.</summary>
    public static InputException Wrong(string? text, string name, Type kind) =>
        new(kind == typeof(bool) ? $"'{text}' for '{name}' is neither true nor false; write one of them, or leave it out."
            : kind == typeof(double) ? $"'{text}' for '{name}' is no number; write it with a point, as in 0.8, or leave it out."
            : $"'{text}' for '{name}' is no whole number; write digits alone, as in 1994, or leave it out.");
}
