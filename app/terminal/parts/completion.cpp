#include "app/terminal/parts/completion.h"

namespace cloudnx::terminal {

namespace {

/// `"iam user") words="list show" options="--dry-run" ;;` for each command: both shells understand it.
QString cases() {
    QString lines;
    for (const Following &one : everyFollowing())
        lines += QStringLiteral("        \"%1\") words=\"%2\" options=\"%3\" ;;\n")
                     .arg(one.path, one.words.join(QLatin1Char(' ')), one.options.join(QLatin1Char(' ')));
    return lines;
}

QString bashScript() {
    return QStringLiteral(R"(# bash completion for cloudnx
_cloudnx_following() {
    local words= options=
    case $1 in
%1    esac
    printf '%s\n' "$words" "$options"
}
_cloudnx() {
    local at path= next words options current=${COMP_WORDS[COMP_CWORD]}
    { read -r words; read -r options; } < <(_cloudnx_following "")
    for ((at = 1; at < COMP_CWORD; at++)); do
        next=${COMP_WORDS[at]}
        if [[ " $words " == *" $next "* ]]; then
            path=${path:+$path }$next
            { read -r words; read -r options; } < <(_cloudnx_following "$path")
        fi
    done
    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options --profile --output --columns --filter --help" -- "$current"))
    else
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    fi
}
complete -o default -F _cloudnx cloudnx
)")
        .arg(cases());
}

QString zshScript() {
    // `local -h`: in a completion `words` is what was typed, and not ours to set.
    return QStringLiteral(R"(#compdef cloudnx
_cloudnx_following() {
    local -h words= options=
    case $1 in
%1    esac
    print -r -- "$words"
    print -r -- "$options"
}
_cloudnx() {
    local at so_far= next
    local -a answer
    answer=("${(@f)$(_cloudnx_following "")}")
    for ((at = 2; at < CURRENT; at++)); do
        next=$words[at]
        if [[ " $answer[1] " == *" $next "* ]]; then
            so_far=${so_far:+$so_far }$next
            answer=("${(@f)$(_cloudnx_following "$so_far")}")
        fi
    done
    if [[ $words[CURRENT] == -* ]]; then
        compadd -- ${=answer[2]} --profile --output --columns --filter --help
    elif [[ -n $answer[1] ]]; then
        compadd -- ${=answer[1]}
    else
        _files
    fi
}
if [[ $funcstack[1] == _cloudnx ]]; then
    _cloudnx "$@"
else
    compdef _cloudnx cloudnx
fi
)")
        .arg(cases());
}

QString fishLine(const Following &one, const QString &flag, const QString &words) {
    const QString condition =
        one.path.isEmpty() ? QStringLiteral("__cloudnx_is") : QStringLiteral("__cloudnx_is %1").arg(one.path);
    return QStringLiteral("complete -c cloudnx -n '%1' %2 '%3'\n").arg(condition, flag, words);
}

QString fishScript() {
    QString script = QStringLiteral(R"(# fish completion for cloudnx
function __cloudnx_is
    set -l given (commandline -opc)[2..-1]
    set -l words (string match -v -- '-*' $given)
    test "$words[1..(count $argv)]" = "$argv"; and test (count $words) -ge (count $argv)
end
function __cloudnx_is_at
    set -l given (commandline -opc)[2..-1]
    set -l words (string match -v -- '-*' $given)
    test "$words" = "$argv"
end
complete -c cloudnx -f
complete -c cloudnx -l profile -x -d 'Use this profile'
complete -c cloudnx -l output -x -a 'table json jsonl csv yaml'
complete -c cloudnx -l columns -x
complete -c cloudnx -l filter -x
complete -c cloudnx -l help
)");
    for (const Following &one : everyFollowing()) {
        if (!one.words.isEmpty())
            script += fishLine(one, QStringLiteral("-a"), one.words.join(QLatin1Char(' ')))
                          .replace(QStringLiteral("__cloudnx_is"), QStringLiteral("__cloudnx_is_at"));
        for (const QString &option : one.options)
            script += fishLine(one, QStringLiteral("-l"), option.mid(2));
    }
    return script;
}

} // namespace

Result<QString> completionFor(const QString &shell) {
    if (shell == QLatin1String("bash"))
        return bashScript();
    if (shell == QLatin1String("zsh"))
        return zshScript();
    if (shell == QLatin1String("fish"))
        return fishScript();
    return failure(ErrorKind::Usage, QStringLiteral("There are completions for bash, zsh and fish."));
}

} // namespace cloudnx::terminal
