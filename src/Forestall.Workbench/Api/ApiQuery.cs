namespace Forestall.Workbench.Api;

/// <summary>What was asked, read or refused in one sentence.</summary>
internal static class ApiQuery
{
    /// <summary>A month; null where none was given.</summary>
    /// <exception cref="InputException">It is none.</exception>
    public static Month? Month(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : Forestall.Month.TryParse(text, out var month) ? month
        : throw new InputException($"'{text}' is no month; write it as yyyy-MM, for example 1994-03.");
}
