using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lessons;

/// <summary>Answers studies, and keeps the answers for whoever asks the same next: the page, its figures, the programs.</summary>
internal sealed class StudyWork(StudyTables tables)
{
    private const int MostKept = 60;
    private readonly KeptAnswers<string, StudyAnswer> _answers = new(MostKept);

    /// <summary>Reads a question from an address.</summary>
    /// <exception cref="InputException">A value in it cannot be.</exception>
    public StudyQuestion Asked(IQueryCollection query) => StudyQuestion.Of(tables, query);

    /// <summary>The answer.</summary>
    /// <exception cref="InputException">The question cannot be answered as it stands.</exception>
    public StudyAnswer Of(StudyQuestion question) => _answers.Of(question.Key, _ => StudyAnswer.Of(question));
}
