using Forestall.Lessons;

namespace Forestall.Workbench.Lessons;

/// <summary>Terms and models in words.</summary>
internal static class SetWords
{
    /// <summary>A term: what is there, and what is absent.</summary>
    public static string Of(StudyQuestion question, Study study, Term term)
    {
        var there = new List<string>();
        var absent = new List<string>();
        foreach (var (condition, value) in term.Literals)
        {
            var column = question.Table.Column(study.Conditions[condition].Name);
            if (study.Conditions[condition].Kind == ConditionKind.MultiValue || value > 1)
            {
                there.Add(value == study.Conditions[condition].Levels ? $"{column.Meaning} not applying" : FormattableString.Invariant($"{column.Meaning} at {value}"));
            }
            else
            {
                (value == 1 ? there : absent).Add(Meaning(question, column));
            }
        }

        return (there.Count, absent.Count) switch
        {
            (0, 0) => "always",
            (0, _) => $"without {Joined(absent, "and without")}",
            (_, 0) => $"with {Joined(there, "and")}",
            _ => $"with {Joined(there, "and")}, without {Joined(absent, "and without")}",
        };
    }

    /// <summary>A model as a sentence.</summary>
    public static string Of(StudyQuestion question, Study study, Model model)
    {
        var outcome = question.Negated ? $"the absence of “{Meaning(question, question.Outcome)}”" : $"“{Meaning(question, question.Outcome)}”";
        return $"Sufficient for {outcome}, by these cut-offs: {string.Join("; or ", model.Terms.Select(t => Of(question, study, t)))}.";
    }

    /// <summary>What a column is; a measured one is a set only by its anchors.</summary>
    private static string Meaning(StudyQuestion question, StudyColumn column) =>
        question.Anchors.TryGetValue(column.Name, out var anchors)
            ? FormattableString.Invariant($"{(anchors.Inclusion > anchors.Exclusion ? "high" : "low")} {column.Name} (crossover {anchors.Crossover})")
            : column.Meaning;

    private static string Joined(List<string> parts, string last) => parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} {last} {parts[^1]}";
}
