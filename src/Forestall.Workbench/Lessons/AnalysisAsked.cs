using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lessons;

/// <summary>What is asked beyond the truth table of a study: the study, and how the analysis is made.</summary>
/// <param name="Question">The study.</param>
internal abstract record AnalysisAsked(StudyQuestion Question)
{
    /// <summary>Everything that changes the answer, as an address holds it.</summary>
    public abstract string Key { get; }

    /// <summary>The address's query, with what is only drawn.</summary>
    public abstract string Query { get; }

    /// <summary>What must be given before there is an answer; null where nothing is missing.</summary>
    public virtual string? Missing => null;

    /// <summary>The command that gives the same.</summary>
    public abstract string Command { get; }

    /// <summary>A query with more in it; what is empty is left out.</summary>
    protected static string With(string query, params IEnumerable<(string Name, string? Value)> more) =>
        query + string.Concat(more.Where(static m => !string.IsNullOrEmpty(m.Value)).Select(static m => $"&{m.Name}={Uri.EscapeDataString(m.Value!)}"));

    /// <summary>One of several words in an address; the first of them where it says nothing.</summary>
    /// <exception cref="InputException">It is none of them.</exception>
    protected static string Word(IQueryCollection query, string name, string what, params string[] choices) =>
        StudyQuestion.Text(query, name) is not { } text ? choices[0]
        : choices.Contains(text, StringComparer.Ordinal) ? text
        : throw new InputException($"'{text}' is no {what}; choose {string.Join(", ", choices[..^1])} or {choices[^1]}.");
}
