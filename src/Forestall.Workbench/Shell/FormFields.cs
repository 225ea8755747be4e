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
    /// <exception cref="InputException">It is none.</exception>
    public static double Number(this IFormCollection form, string name) =>
        double.TryParse(form[name], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(form, name, "number, such as 2 or 0.5");

    private static InputException Wrong(IFormCollection form, string name, string wanted) =>
        new(form.ContainsKey(name) ? $"'{form[name]}' in the field '{name}' is no {wanted}; go back and mend it." : $"the field '{name}' is missing; go back and send the form again.");
}
