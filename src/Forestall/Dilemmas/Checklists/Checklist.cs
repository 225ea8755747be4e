namespace Forestall.Dilemmas.Checklists;

/// <summary>What a checklist asks about.</summary>
public enum ChecklistSubject
{
    /// <summary>Every strategy is appraised; the highest grade speaks for it.</summary>
    Strategy,

    /// <summary>The situation is appraised; it is not weighed.</summary>
    Situation,
}

/// <summary>One question of a checklist.</summary>
/// <param name="Name">Its name, words in small letters joined by hyphens.</param>
/// <param name="Question">The question.</param>
/// <param name="Evidence">What counts as evidence.</param>
/// <param name="Grades">The anchors of the grades, from 0 on; at least two.</param>
/// <param name="Source">Where the question comes from.</param>
/// <param name="Record">Names of what the record can say to it, among <see cref="Evidence.RecordEvidence.Names"/>.</param>
public sealed record ChecklistCriterion(string Name, string Question, string Evidence, IReadOnlyList<string> Grades, string Source, IReadOnlyList<string> Record)
{
    /// <summary>The highest grade; the lowest is 0.</summary>
    public int HighestGrade => Grades.Count - 1;
}

/// <summary>A published list of questions that are to be answered before acting.</summary>
/// <param name="Name">Its name, such as <c>normative</c>; the axis it stands for.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subject">What it asks about.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Criteria">The questions, in order.</param>
public sealed record Checklist(string Name, string Title, ChecklistSubject Subject, string Source, IReadOnlyList<ChecklistCriterion> Criteria);
