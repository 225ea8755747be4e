using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Forestall.Workbench.Shell;

/// <summary>What to say where the server could not read what was asked, before anything of the workbench's own looked at it.</summary>
internal static class Unread
{
    /// <summary>The sentence: it names the value that does not fit, where one is known.</summary>
    public static string Sentence(HttpContext context)
    {
        foreach (var parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            var kind = Nullable.GetUnderlyingType(parameter.ParameterInfo.ParameterType) ?? parameter.ParameterInfo.ParameterType;
            var text = context.Request.Query[parameter.Name].ToString();
            if (text.Length > 0 && !Fits(text, kind))
            {
                return AskedFor.Wrong(text, parameter.Name, kind).Message;
            }
        }

        return HttpMethods.IsPost(context.Request.Method)
            ? "the form that was sent lacks something that belongs to it, or cannot be read; go back, load its page again and send it once more."
            : "a value in this address cannot be read; the page /api says what each address takes.";
    }

    private static bool Fits(string text, Type kind) =>
        kind == typeof(int) ? int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _)
        : kind == typeof(double) ? double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        : kind != typeof(bool) || bool.TryParse(text, out _);
}
