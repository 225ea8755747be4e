using System.Net;
using Forestall.Workbench.Method;

namespace Forestall.Workbench.Plans;

/// <summary>Parts of a brief as a page shows them: where the document names a command, the page says where to click. The document itself stays as the command makes it, to the letter.</summary>
internal static class BriefOnPage
{
    /// <summary>A part of a plan's brief, in HTML.</summary>
    public static string Of(string html, PlanDraft draft)
    {
        foreach (var (said, here) in Ways(draft))
        {
            html = html.Replace(WebUtility.HtmlEncode(said), here, StringComparison.Ordinal);
        }

        return NoteLinks.InHtml(html);
    }

    private static IEnumerable<(string Said, string Here)> Ways(PlanDraft draft)
    {
        yield return ("'forestall appraise new' begins a file of appraisals.", $"<a href=\"/plans/{draft.Id}#appraisals\">Add an appraisal</a> in part 4.");
        yield return ("'forestall cases list' shows the rest.", "<a href=\"/lessons/study\">A study of cases</a> compares them all.");
        yield return ("the warning of 'forestall warn show' is another model", $"<a href=\"/situations/{Uri.EscapeDataString(draft.Name)}?asOf={draft.AsOf}\">the warning on the situation’s page</a> is another model");
    }
}
