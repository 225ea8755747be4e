using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Forestall.Workbench.Shell;

/// <summary>A form that was sent and not taken: it is shown again as it was filled, with why it was not taken above it.</summary>
/// <param name="Sent">What was sent; null for a form that is shown for the first time.</param>
/// <param name="Sentence">Why it was not taken.</param>
public sealed record FilledForm(IFormCollection? Sent, string Sentence)
{
    /// <summary>A form that is shown for the first time.</summary>
    public static FilledForm Fresh { get; } = new(null, string.Empty);

    /// <summary>Whether the form that was sent has a field of this name.</summary>
    public bool Has(string name) => Sent?.ContainsKey(name) == true;

    /// <summary>What a field holds: what was sent, or else what stands there at first.</summary>
    public string Text(string name, string first = "") => Has(name) ? Sent![name].ToString() : first;

    /// <summary>What one of several fields of the same name holds.</summary>
    public string Text(string name, int index) => Has(name) && index < Sent![name].Count ? Sent[name][index] ?? string.Empty : string.Empty;

    /// <summary>Whether a box of a form is ticked. Boxes that are not ticked are not sent, so another field of the form, which always is, says whether it was sent.</summary>
    public bool Ticked(string name, string value, string always, bool first) => Has(always) ? Sent![name].Contains(value, StringComparer.Ordinal) : first;

    /// <summary>Does what a form asks for, or shows its page again.</summary>
    /// <typeparam name="TPage">The page the form stands on; it has a parameter <c>Filled</c>.</typeparam>
    /// <param name="form">What was sent.</param>
    /// <param name="act">What is done.</param>
    /// <param name="page">Other parameters of the page.</param>
    internal static IResult TakenOr<TPage>(IFormCollection form, Func<IResult> act, params (string Name, object Value)[] page)
        where TPage : IComponent
    {
        try
        {
            return act();
        }
        catch (InputException e)
        {
            return Again<TPage>(form, e.Message, StatusCodes.Status400BadRequest, page);
        }
    }

    /// <summary>Shows a form's page again.</summary>
    internal static IResult Again<TPage>(IFormCollection form, string sentence, int status, params (string Name, object Value)[] page)
        where TPage : IComponent
    {
        var parameters = page.ToDictionary(static p => p.Name, static p => (object?)p.Value, StringComparer.Ordinal);
        parameters["Filled"] = new FilledForm(form, Sentences.Begun(sentence));
        return new RazorComponentResult<TPage>(parameters) { StatusCode = status };
    }
}
