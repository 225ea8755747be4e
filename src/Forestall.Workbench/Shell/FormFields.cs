using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Shell;

/// <summary>Fields of a form that was sent, each read or refused in one sentence.</summary>
internal static class FormFields
{
    /// <summary>A text without spaces around it; empty where it is missing.</summary>
    public static string Text(this IFormCollection form, string name) => form[name].ToString().Trim();

    /// <summary>All values of a field.</summary>
    public static IReadOnlyList<string> Texts(this IFormCollection form, string name) => [.. form[name].OfType<string>()];

    /// <summary>A whole number.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static int Whole(this IFormCollection form, string name) =>
        int.TryParse(form[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(form, name, "whole number");

    /// <summary>A number with a decimal point.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The field.</param>
    /// <param name="label">What the field is called on the page.</param>
    /// <exception cref="InputException">It is none.</exception>
    public static double Number(this IFormCollection form, string name, string label) =>
        double.TryParse(form[name], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(form, name, "number, such as 2 or 0.5", label);

    /// <summary>A day; null where the field is empty.</summary>
    /// <param name="form">The form.</param>
    /// <param name="name">The field.</param>
    /// <param name="today">Today; the day must not be before.</param>
    /// <exception cref="InputException">It is none, or past.</exception>
    public static DateOnly? DayToCome(this IFormCollection form, string name, DateOnly today) =>
        form.Text(name) is not { Length: > 0 } text ? null
        : !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? throw new InputException($"'{text}' is no day; write it as yyyy-MM-dd.")
        : day >= today ? day
        : throw new InputException(FormattableString.Invariant($"{day:yyyy-MM-dd} is past, so nothing can be looked at again on it; choose {today:yyyy-MM-dd} or a later day."));

    private static InputException Wrong(IFormCollection form, string name, string wanted, string? label = null) =>
        new(form.ContainsKey(name) ? $"'{form[name]}' in the field '{label ?? name}' is no {wanted}; mend it." : $"the field '{name}' is missing; load the page again and send the form once more.");
}
